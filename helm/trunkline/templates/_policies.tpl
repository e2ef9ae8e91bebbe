{{/* What a pod may do on the network. Argument: root, service, ingress (text), egress (text). */}}
{{- define "trunkline.networkPolicy" -}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "trunkline.name" . }}
  labels:
    {{- include "trunkline.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "trunkline.selector" . | nindent 6 }}
  # what isn't allowed below is refused, both ways
  policyTypes: [Ingress, Egress]
  {{- with .ingress }}
  ingress:
    {{- . | nindent 4 }}
  {{- end }}
  egress:
    - ports:
        - { protocol: UDP, port: 53 }
        - { protocol: TCP, port: 53 }
    {{- with .egress }}
    {{- . | nindent 4 }}
    {{- end }}
{{- end -}}

{{/* Everybody outside, or who is named; those who read metrics besides, and the evaluation profile's carrier. */}}
{{- define "trunkline.fromOutside" -}}
- ports:
    - { protocol: TCP, port: http }
  {{- with .Values.networkPolicies.publicFrom }}
  from:
    {{- toYaml . | nindent 4 }}
{{ include "trunkline.fromMetrics" $ }}
{{- if $.Values.evaluation.enabled }}
{{ include "trunkline.fromOurs" (dict "root" $ "services" (list "lab") "port" "http") }}
{{- end }}
  {{- end }}
{{- end -}}

{{- define "trunkline.fromMetrics" -}}
- ports:
    - { protocol: TCP, port: http }
  from:
    {{- toYaml (.Values.networkPolicies.metricsFrom | default (list (dict "namespaceSelector" dict))) | nindent 4 }}
{{- end -}}

{{/* Pods of this release, at one port. Argument: root, services (list), port (its name). */}}
{{- define "trunkline.fromOurs" -}}
- ports:
    - { protocol: TCP, port: {{ .port }} }
  from:
    {{- range .services }}
    - podSelector:
        matchLabels:
          {{- include "trunkline.selector" (dict "root" $.root "service" .) | nindent 10 }}
    {{- end }}
{{- end -}}

{{/* Ports anywhere. Argument: them, as JSON. */}}
{{- define "trunkline.toAnywhere" -}}
- ports:
    {{- range fromJsonArray . }}
    - { protocol: TCP, port: {{ . }} }
    {{- end }}
{{- end -}}

{{/* A pod of this release. Argument: root, service, port (its number). */}}
{{- define "trunkline.toOurs" -}}
- to:
    - podSelector:
        matchLabels:
          {{- include "trunkline.selector" . | nindent 10 }}
  ports:
    - { protocol: TCP, port: {{ .port }} }
{{- end -}}
