import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { emptySnapshot } from '../cli/snapshots.ts'

export const releasesEach = 20

// As regions of one product are: what was rendered for one serves the others that are alike.
const different = 10

/** A workspace of that many environments, with ten different values at most: twenty releases of ten objects each, and a snapshot to be judged by. */
export function generateWorkspace(root: string, environments: number): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  write('values/_charts/c/Chart.yaml', 'apiVersion: v2\nname: c\nversion: 1.0.0\n')
  write('values/_charts/c/templates/m.yaml', template)
  for (let index = 1; index <= environments; index++) {
    const folder = `values/e${String(index).padStart(3, '0')}`
    write(`${folder}/capabilities.yml`, 'kubeVersion: "1.35.0"\napiVersions: [v1]\n')
    write(`${folder}/own.yml`, `environment: "${index % different}"\n`)
    write(`${folder}/snapshot.json`, snapshot)
    write(`${folder}/environment.yml`, `cluster: { context: nowhere }\npolicy: { allowSnapshot: true }\nreleases:\n${releases}`)
  }
}

const template =
  '{{- range until 10 }}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: {{ $.Release.Name }}-{{ . }} }\ndata: { environment: {{ $.Values.environment | quote }} }\n{{- end }}\n'

const releases = Array.from(
  { length: releasesEach },
  (_, index) => `  - { name: r${String(index).padStart(2, '0')}, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0, values: [own.yml] }\n`,
).join('')

const snapshot = emptySnapshot(['ConfigMap'])
