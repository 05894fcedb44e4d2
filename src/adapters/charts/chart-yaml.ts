import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml'
import { textAt, isObject } from '../../model/json.ts'
import type { ChartFacts } from './contents.ts'
import { defect } from './defects.ts'

const maxBytes = 2 ** 20

/** Reads Chart.yaml with every scalar as text, so that a version such as 1.10 stays what it is. */
export function factsOf(bytes: Buffer): ChartFacts {
  if (bytes.length > maxBytes) throw defect('its Chart.yaml has more than 1 MiB', 'Take another chart')
  const body = read(bytes.toString('utf8'))
  const [name, version] = [textAt(body, 'name'), textAt(body, 'version')]
  if (name === undefined || version === undefined) throw defect('its Chart.yaml does not say name and version', 'Add both to Chart.yaml')
  return { name, version, appVersion: textAt(body, 'appVersion') ?? '' }
}

function read(text: string) {
  try {
    const body = load(text, { schema: FAILSAFE_SCHEMA })
    return isObject(body) ? body : {}
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    // Its message repeats lines of the file; its reason can quote a name.
    const line = error.mark === undefined ? '' : `, in line ${error.mark.line + 1}`
    throw defect(`its Chart.yaml is no YAML: ${error.reason.replaceAll(/"[^"]*"/g, '"…"')}${line}`, 'Correct Chart.yaml')
  }
}
