{{- define "meadow.labels" -}}
app.kubernetes.io/name: meadow
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "meadow.selector" -}}
app.kubernetes.io/name: meadow
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "meadow.control" -}}
{{ .Release.Name }}-control
{{- end }}
