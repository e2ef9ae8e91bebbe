{{/* Port of an address such as https://host:8443/path; its scheme's if it names none. */}}
{{- define "trunkline.portOf" -}}
{{- $parsed := urlParse . -}}
{{- $named := regexFind ":[0-9]+$" $parsed.host -}}
{{- if $named -}}
{{ trimPrefix ":" $named }}
{{- else if has $parsed.scheme (list "https" "wss") -}}
443
{{- else if has $parsed.scheme (list "redis" "rediss") -}}
6379
{{- else -}}
80
{{- end -}}
{{- end -}}

{{/* Kafka's, as JSON. */}}
{{- define "trunkline.kafkaPorts" -}}
{{- $ports := list -}}
{{- range splitList "," .Values.kafka.bootstrapServers -}}
{{- $ports = append $ports (regexFind "[0-9]+$" . | int) -}}
{{- end -}}
{{- toJson $ports -}}
{{- end -}}

{{/* Ports that a service dials somewhere, as JSON. Argument: root, urls (those of this service only). */}}
{{- define "trunkline.egressPorts" -}}
{{- $values := .root.Values -}}
{{- $ports := list -}}
{{- range $values.networkPolicies.egressPorts -}}
{{- $ports = append $ports (int .) -}}
{{- end -}}
{{- $ports = concat $ports (include "trunkline.kafkaPorts" .root | fromJsonArray) -}}
{{- range splitList "," ($values.redis.url | default "redis://named-by-a-secret") -}}
{{- $ports = append $ports (include "trunkline.portOf" . | int) -}}
{{- end -}}
{{- if ne $values.redis.mode "standalone" -}}
{{- $ports = append $ports 6379 -}}
{{- end -}}
{{- range compact (append .urls $values.tracing.otlpEndpoint) -}}
{{- $ports = append $ports (include "trunkline.portOf" . | int) -}}
{{- end -}}
{{- toJson (uniq $ports) -}}
{{- end -}}
