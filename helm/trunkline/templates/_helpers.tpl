{{- define "trunkline.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains "trunkline" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-trunkline" .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* In the templates below the argument is (dict "root" $ "service" "media-bridge" "values" .Values.mediaBridge). */}}

{{- define "trunkline.name" -}}
{{ include "trunkline.fullname" .root }}-{{ .service }}
{{- end -}}

{{- define "trunkline.selector" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end -}}

{{- define "trunkline.labels" -}}
{{ include "trunkline.selector" . }}
app.kubernetes.io/part-of: trunkline
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* Argument: (dict "root" $ "name" VARIABLE "secret" name-of-secret) */}}
{{- define "trunkline.fromSecret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .name }}
{{- end -}}

{{/* The same, where the Secret need not have it. */}}
{{- define "trunkline.mayBeInSecret" -}}
{{ include "trunkline.fromSecret" . }}
      optional: true
{{- end -}}

{{- define "trunkline.redis" -}}
{{- if .Values.redis.existingSecret -}}
{{ include "trunkline.fromSecret" (dict "name" "REDIS_URL" "secret" .Values.redis.existingSecret) }}
{{- else -}}
- name: REDIS_URL
  value: {{ required "redis.url or redis.existingSecret is required" .Values.redis.url | quote }}
{{- end -}}
{{- end -}}

{{/* What every service takes. */}}
{{- define "trunkline.commonEnv" -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ .Values.javaOptions | quote }}
- name: CONFIG_DIR
  value: /config
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ required "kafka.bootstrapServers is required" .Values.kafka.bootstrapServers | quote }}
{{ include "trunkline.redis" . }}
{{- with .Values.tracing.otlpEndpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "trunkline.crmEnv" -}}
- name: CRM_URL
  value: {{ required "crm.url is required" .Values.crm.url | quote }}
{{- with .Values.crm.existingSecret }}
{{ include "trunkline.fromSecret" (dict "name" "CRM_TOKEN" "secret" .) }}
{{- end }}
{{- end -}}

{{/* Host of one bridge as carriers see it. Argument: (dict "root" $ "pod" name) */}}
{{- define "trunkline.mediaUrl" -}}
{{- $domain := required "media.domain is required" .root.Values.media.domain -}}
{{- .root.Values.media.publicUrl | replace "{pod}" .pod | replace "{domain}" $domain -}}
{{- end -}}
