{{/*
The evaluation profile: fills in where Kafka, Redis, CRM, model, carrier and the receiver of traces are, and whose secrets open them, as the chart brings them
itself. What is set stays. Each template that reads one of these includes this first: it may be the first that is rendered.
*/}}
{{- define "trunkline.evaluate" -}}
{{- if .Values.evaluation.enabled -}}
{{- $name := include "trunkline.fullname" . -}}
{{- $own := printf "%s-evaluation" $name -}}
{{- range $of, $secret := .Values.secrets }}
{{- if eq $secret.existingSecret (printf "trunkline-%s" $of) }}{{ $_ := set $secret "existingSecret" $own }}{{ end }}
{{- end }}
{{- $kafka := default (printf "%s-kafka:9092" $name) .Values.kafka.bootstrapServers }}
{{- $_ := set .Values.kafka "bootstrapServers" $kafka }}
{{- if not .Values.redis.existingSecret }}{{ $_ := set .Values.redis "url" (default (printf "redis://%s-redis:6379" $name) .Values.redis.url) }}{{ end }}
{{- if not .Values.crm.url }}{{ $_ := set .Values.crm "url" (printf "http://%s-lab:8096" $name) }}{{ $_ := set .Values.crm "existingSecret" $own }}{{ end }}
{{- if not .Values.model.realtimeUrl }}
{{- $_ := set .Values.model "realtimeUrl" (printf "ws://%s-local-realtime:8090/v1/realtime" $name) }}
{{- $_ := set .Values.model "name" (default "local/{agent}" .Values.model.name) }}
{{- end }}
{{- $_ := set .Values.twilio "apiUrl" (default (printf "http://%s-lab:8095" $name) .Values.twilio.apiUrl) }}
{{- $_ := set .Values.tracing "otlpEndpoint" (default (printf "http://%s-lab:4318" $name) .Values.tracing.otlpEndpoint) }}
{{- end -}}
{{- end -}}

{{/*
A Deployment of the profile: one pod, confined like the others, its files gone with it.
Argument: root, service, image, args, ports (name to number), env (text), resources, probe (a Kubernetes Probe), tmp (size), hostAliases (list).
*/}}
{{- define "trunkline.evaluationDeployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "trunkline.name" . }}
  labels:
    {{- include "trunkline.labels" . | nindent 4 }}
spec:
  replicas: 1
  selector:
    matchLabels:
      {{- include "trunkline.selector" . | nindent 6 }}
  # two of one kind would not know of one another
  strategy: { type: Recreate }
  template:
    metadata:
      labels:
        {{- include "trunkline.labels" . | nindent 8 }}
    spec:
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: 30
      securityContext:
        {{- include "trunkline.evaluationUser" . | nindent 8 }}
      {{- with .root.Values.imagePullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      {{- with .hostAliases }}
      hostAliases:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: {{ .service }}
          {{- include "trunkline.evaluationContainer" . | nindent 10 }}
          {{- with .args }}
          args:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          ports:
            {{- range $name, $port := .ports }}
            - { name: {{ $name }}, containerPort: {{ $port }} }
            {{- end }}
          env:
            - name: JAVA_TOOL_OPTIONS
              value: {{ .root.Values.javaOptions | quote }}
            {{- .env | nindent 12 }}
          startupProbe:
            {{- toYaml (merge (dict "periodSeconds" 2 "failureThreshold" 150) .probe) | nindent 12 }}
          readinessProbe:
            {{- toYaml .probe | nindent 12 }}
          resources:
            {{- toYaml .resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: {{ .tmp }}
{{- end -}}

{{- define "trunkline.evaluationUser" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "trunkline.evaluationContainer" -}}
image: "{{ with .root.Values.image.registry }}{{ . }}/{{ end }}{{ .root.Values.image.repository }}/{{ .image }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{/* A Service before one of them. Argument: root, name (its own), service (whose), ports (name to number). */}}
{{- define "trunkline.evaluationService" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "trunkline.fullname" .root }}-{{ .name }}
  labels:
    {{- include "trunkline.labels" . | nindent 4 }}
spec:
  selector:
    {{- include "trunkline.selector" . | nindent 4 }}
  ports:
    {{- range $name, $port := .ports }}
    - { name: {{ $name }}, port: {{ $port }}, targetPort: {{ $name }} }
    {{- end }}
{{- end -}}
