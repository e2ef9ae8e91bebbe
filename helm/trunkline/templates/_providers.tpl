{{/* Argument: (dict "address" VARIABLE "url" text "key" VARIABLE "secret" name-of-secret); what is empty is left out. */}}
{{- define "trunkline.access" -}}
{{- with .url }}
- name: {{ $.address }}
  value: {{ . | quote }}
{{- end }}
{{- with .secret }}
{{ include "trunkline.fromSecret" (dict "name" $.key "secret" .) }}
{{- end }}
{{- end -}}

{{/* How providers besides the default one are reached. */}}
{{- define "trunkline.providersEnv" -}}
{{- with .Values.providers }}
{{- include "trunkline.access" (dict "address" "AZURE_OPENAI_ENDPOINT" "url" .azure.endpoint "key" "AZURE_OPENAI_API_KEY" "secret" .azure.existingSecret) }}
{{- with .azure.entra.tenantId }}
- name: AZURE_TENANT_ID
  value: {{ . | quote }}
{{- end }}
{{- with .azure.entra.clientId }}
- name: AZURE_CLIENT_ID
  value: {{ . | quote }}
{{- end }}
{{- include "trunkline.access" (dict "address" "AZURE_AUTHORITY_HOST" "url" .azure.entra.authorityHost "key" "AZURE_CLIENT_SECRET" "secret" .azure.entra.existingSecret) }}
{{- include "trunkline.access" (dict "address" "GEMINI_LIVE_URL" "url" .gemini.url "key" "GEMINI_API_KEY" "secret" .gemini.existingSecret) }}
{{- include "trunkline.access" (dict "address" "XAI_REALTIME_URL" "url" .xai.url "key" "XAI_API_KEY" "secret" .xai.existingSecret) }}
{{- include "trunkline.access" (dict "address" "INWORLD_REALTIME_URL" "url" .inworld.url "key" "INWORLD_API_KEY" "secret" .inworld.existingSecret) }}
{{- include "trunkline.access" (dict "address" "QWEN_REALTIME_URL" "url" .qwen.url "key" "DASHSCOPE_API_KEY" "secret" .qwen.existingSecret) }}
{{- include "trunkline.access" (dict "address" "COMPATIBLE_REALTIME_URL" "url" .compatible.url "key" "COMPATIBLE_REALTIME_KEY" "secret" .compatible.existingSecret) }}
{{- include "trunkline.access" (dict "address" "COMPATIBLE_BETA_REALTIME_URL" "url" .compatibleBeta.url "key" "COMPATIBLE_BETA_REALTIME_KEY" "secret" .compatibleBeta.existingSecret) }}
{{- end }}
{{- end -}}
