{{/* How Kafka and Redis are reached. */}}
{{- define "trunkline.kafkaEnv" -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ required "kafka.bootstrapServers is required" .Values.kafka.bootstrapServers | quote }}
{{- with .Values.kafka.securityProtocol }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ . | quote }}
{{- end }}
{{- with .Values.kafka.sasl.mechanism }}
- name: KAFKA_SASL_MECHANISM
  value: {{ . | quote }}
{{- end }}
{{- with .Values.kafka.sasl.existingSecret }}
{{ include "trunkline.fromSecret" (dict "name" "KAFKA_SASL_USERNAME" "secret" .) }}
{{ include "trunkline.fromSecret" (dict "name" "KAFKA_SASL_PASSWORD" "secret" .) }}
{{- end }}
{{- end -}}

{{- define "trunkline.redisEnv" -}}
{{- if .Values.redis.existingSecret -}}
{{ include "trunkline.fromSecret" (dict "name" "REDIS_URL" "secret" .Values.redis.existingSecret) }}
{{- else -}}
- name: REDIS_URL
  value: {{ required "redis.url or redis.existingSecret is required" .Values.redis.url | quote }}
{{- end }}
{{- with .Values.redis.passwordSecret }}
{{ include "trunkline.fromSecret" (dict "name" "REDIS_PASSWORD" "secret" .) }}
{{- end }}
{{- if ne .Values.redis.mode "standalone" }}
- name: REDIS_MODE
  value: {{ .Values.redis.mode | quote }}
{{- end }}
{{- with .Values.redis.masterName }}
- name: REDIS_MASTER_NAME
  value: {{ . | quote }}
{{- end }}
{{- if not .Values.redis.verifyHostname }}
- name: REDIS_VERIFY_HOSTNAME
  value: "false"
{{- end }}
{{- end -}}
