{{/* 38 characters at most: a StatefulSet's pods carry its name and a hash in one label of 63. What is longer ends in a hash, so that no two become one. */}}
{{- define "trunkline.fullname" -}}
{{- $whole := .Values.fullnameOverride | default (ternary .Release.Name (printf "%s-trunkline" .Release.Name) (contains "trunkline" .Release.Name)) -}}
{{- if gt (len $whole) 38 -}}
{{- printf "%s-%s" ($whole | trunc 29 | trimSuffix "-") (sha256sum $whole | trunc 8) -}}
{{- else -}}
{{- $whole | trimSuffix "-" -}}
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

{{/* What every service takes. */}}
{{- define "trunkline.commonEnv" -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ .Values.javaOptions | quote }}
- name: CONFIG_DIR
  value: /config
{{ include "trunkline.kafkaEnv" . }}
{{ include "trunkline.redisEnv" . }}
{{- if .Values.trustedCa.configMap }}
- name: TRUSTED_CA_FILE
  value: /trusted-ca/ca.crt
{{- end }}
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

{{/* How many bridges there may be: so many have routes. */}}
{{- define "trunkline.mostBridges" -}}
{{- if eq .Values.mediaBridge.autoscaling.kind "none" -}}
{{ .Values.mediaBridge.replicas }}
{{- else -}}
{{ .Values.mediaBridge.autoscaling.maxReplicas }}
{{- end -}}
{{- end -}}
