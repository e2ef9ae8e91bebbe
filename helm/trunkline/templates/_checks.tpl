{{/* What the schema can't say: values that don't fit one another. All that is wrong is told at once. */}}
{{- define "trunkline.checks" -}}
{{- $wrong := list -}}
{{- $bridge := .Values.mediaBridge -}}
{{- $scaling := $bridge.autoscaling -}}
{{- if lt (int $bridge.terminationGracePeriodSeconds) (add $bridge.drainGraceSeconds 40 | int) -}}
{{- $wrong = append $wrong "mediaBridge.terminationGracePeriodSeconds must be at least mediaBridge.drainGraceSeconds + 40: calls are moved behind the grace, and what is left is let go 20 s before the end" -}}
{{- end -}}
{{- if ne $scaling.kind "none" -}}
{{- if gt (int $scaling.minReplicas) (int $scaling.maxReplicas) -}}
{{- $wrong = append $wrong "mediaBridge.autoscaling.minReplicas must not be above maxReplicas" -}}
{{- end -}}
{{- if gt (int $scaling.activeCallsPerBridge) (int $bridge.capacity) -}}
{{- $wrong = append $wrong "mediaBridge.autoscaling.activeCallsPerBridge must not be above mediaBridge.capacity: bridges would be full before another is added" -}}
{{- end -}}
{{- if lt (int $scaling.scaleInEverySeconds) (int $bridge.terminationGracePeriodSeconds) -}}
{{- $wrong = append $wrong "mediaBridge.autoscaling.scaleInEverySeconds must be at least mediaBridge.terminationGracePeriodSeconds: one bridge drains at a time" -}}
{{- end -}}
{{- end -}}
{{- if and (eq $scaling.kind "keda") (not $scaling.prometheusUrl) -}}
{{- $wrong = append $wrong "mediaBridge.autoscaling.prometheusUrl is required when kind is keda: it says how many calls there are" -}}
{{- end -}}
{{- $wrong = concat $wrong (include "trunkline.connectionChecks" . | fromJsonArray) (include "trunkline.modelChecks" . | fromJsonArray) -}}
{{- if and .Values.gatewayApi.enabled (not .Values.gatewayApi.parentRefs) -}}
{{- $wrong = append $wrong "gatewayApi.parentRefs is required when gatewayApi.enabled is true: [{ name: your-gateway, namespace: its-namespace }]" -}}
{{- end -}}
{{- with $wrong -}}
{{- fail (printf "these values can't work together:\n  %s" (join "\n  " .)) -}}
{{- end -}}
{{- end -}}

{{/* JSON list of what is wrong. */}}
{{- define "trunkline.connectionChecks" -}}
{{- $wrong := list -}}
{{- $kafka := .Values.kafka -}}
{{- $redis := .Values.redis -}}
{{- if and $kafka.sasl.existingSecret (has $kafka.securityProtocol (list "PLAINTEXT" "SSL")) -}}
{{- $wrong = append $wrong "kafka.sasl.existingSecret is set, but kafka.securityProtocol is one without SASL: use SASL_SSL or SASL_PLAINTEXT, or leave it empty" -}}
{{- end -}}
{{- if and (hasPrefix "SASL_" $kafka.securityProtocol) (not $kafka.sasl.existingSecret) -}}
{{- $wrong = append $wrong "kafka.securityProtocol wants a login: set kafka.sasl.existingSecret to a Secret with KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD" -}}
{{- end -}}
{{- if and (eq $redis.mode "sentinel") (not $redis.masterName) -}}
{{- $wrong = append $wrong "redis.masterName is required when redis.mode is sentinel" -}}
{{- end -}}
{{- if and (ne $redis.mode "sentinel") $redis.masterName -}}
{{- $wrong = append $wrong "redis.masterName is for redis.mode sentinel only" -}}
{{- end -}}
{{- if and (eq $redis.mode "standalone") (contains "," $redis.url) -}}
{{- $wrong = append $wrong "redis.url names several servers: set redis.mode to sentinel or cluster" -}}
{{- end -}}
{{- toJson $wrong -}}
{{- end -}}

{{/* JSON list of what is wrong. */}}
{{- define "trunkline.modelChecks" -}}
{{- $wrong := list -}}
{{- $models := append .Values.model.fallbacks .Values.model.name -}}
{{- range $models -}}
{{- if and (hasPrefix "azure/" .) (not $.Values.providers.azure.endpoint) -}}
{{- $wrong = append $wrong (printf "model %s needs providers.azure.endpoint" .) -}}
{{- end -}}
{{- if and (hasPrefix "compatible/" .) (not $.Values.providers.compatible.url) -}}
{{- $wrong = append $wrong (printf "model %s needs providers.compatible.url" .) -}}
{{- end -}}
{{- if and (hasPrefix "compatible-beta/" .) (not $.Values.providers.compatibleBeta.url) -}}
{{- $wrong = append $wrong (printf "model %s needs providers.compatibleBeta.url" .) -}}
{{- end -}}
{{- end -}}
{{- if and (not .Values.secrets.openai.existingSecret) (not (contains "/" .Values.model.name)) -}}
{{- $wrong = append $wrong "secrets.openai.existingSecret is empty, so model.name must name a model of another provider, such as azure/my-deployment" -}}
{{- end -}}
{{- toJson $wrong -}}
{{- end -}}
