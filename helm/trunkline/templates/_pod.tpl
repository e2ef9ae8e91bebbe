{{/* The pod of a service. Argument: root, service, values, port, internalPort (0: none), env (text), recordings (its values, if there may be any),
     preStopSeconds (if it has to wait before it ends). */}}
{{- define "trunkline.podTemplate" -}}
metadata:
  labels:
    {{- include "trunkline.labels" . | nindent 4 }}
    {{- with .root.Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    # configuration is read once, at the start: changed files need new pods
    checksum/config: {{ include "trunkline.configFiles" .root | sha256sum }}
    {{- with .root.Values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "trunkline.name" . }}
  automountServiceAccountToken: false
  # variables named after Services would collide with ours
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    seccompProfile:
      type: RuntimeDefault
  {{- with .root.Values.imagePullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  {{- with .root.Values.topologyKeys }}
  topologySpreadConstraints:
    {{- range . }}
    - maxSkew: 1
      topologyKey: {{ . }}
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "trunkline.selector" $ | nindent 10 }}
    {{- end }}
  {{- end }}
  {{- with .root.Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .root.Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ .service }}
      image: "{{ with .root.Values.image.registry }}{{ . }}/{{ end }}{{ .root.Values.image.repository }}/{{ .service }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      ports:
        - name: http
          containerPort: {{ .port }}
        {{- if .internalPort }}
        - name: internal
          containerPort: {{ .internalPort }}
        {{- end }}
      env:
        - name: HTTP_PORT
          value: {{ .port | quote }}
        {{- if .internalPort }}
        - name: INTERNAL_PORT
          value: {{ .internalPort | quote }}
        {{- end }}
        {{- include "trunkline.commonEnv" .root | nindent 8 }}
        {{- .env | nindent 8 }}
        {{- with .values.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with .preStopSeconds }}
      # requests still come until everybody has heard that this pod ends
      lifecycle:
        preStop:
          sleep:
            seconds: {{ . }}
      {{- end }}
      # five minutes: a small node that starts everything at once takes its time, and who is killed for that begins anew
      startupProbe:
        httpGet: { path: /q/health/started, port: http }
        periodSeconds: 2
        failureThreshold: 150
      # latches: once ready, an outage of Kafka, Redis or the model doesn't take a pod out of service
      readinessProbe:
        httpGet: { path: /q/health/ready, port: http }
        periodSeconds: 3
        timeoutSeconds: 2
        failureThreshold: 2
      livenessProbe:
        httpGet: { path: /q/health/live, port: http }
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      resources:
        {{- toYaml .values.resources | nindent 8 }}
      volumeMounts:
        - name: config
          mountPath: /config
          readOnly: true
        - name: tmp
          mountPath: /tmp
        {{- if .root.Values.trustedCa.configMap }}
        - name: trusted-ca
          mountPath: /trusted-ca
          readOnly: true
        {{- end }}
        {{- if dig "enabled" false (.recordings | default dict) }}
        - name: recordings
          mountPath: /recordings
        {{- end }}
  volumes:
    - name: config
      configMap:
        name: {{ include "trunkline.fullname" .root }}-config
        items:
          - key: lines.yaml
            path: lines.yaml
          - key: tools.yaml
            path: tools.yaml
          {{- if .root.Values.config.prices }}
          - key: prices.yaml
            path: prices.yaml
          {{- end }}
          {{- range $key, $text := include "trunkline.configFiles" .root | fromYaml }}
          {{- if hasPrefix "agent." $key }}
          - key: {{ $key }}
            path: agents/{{ trimPrefix "agent." $key }}
          {{- end }}
          {{- end }}
    - name: tmp
      emptyDir:
        sizeLimit: 64Mi
    {{- with .root.Values.trustedCa.configMap }}
    - name: trusted-ca
      configMap:
        name: {{ . }}
        items:
          - key: {{ $.root.Values.trustedCa.key }}
            path: ca.crt
    {{- end }}
    {{- with .recordings }}
    {{- if .enabled }}
    - name: recordings
      {{- if .existingClaim }}
      persistentVolumeClaim:
        claimName: {{ .existingClaim }}
      {{- else }}
      emptyDir:
        sizeLimit: {{ .sizeLimit }}
      {{- end }}
    {{- end }}
    {{- end }}
{{- end -}}

{{/* A Deployment around it; same argument. */}}
{{- define "trunkline.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "trunkline.name" . }}
  labels:
    {{- include "trunkline.labels" . | nindent 4 }}
spec:
  replicas: {{ .values.replicas }}
  selector:
    matchLabels:
      {{- include "trunkline.selector" . | nindent 6 }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  template:
    {{- include "trunkline.podTemplate" . | nindent 4 }}
{{- end -}}
