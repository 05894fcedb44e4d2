import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml'
import { isObject, textAt, type JsonObject } from '../../model/json.ts'
import type { ChartFacts, ChartFile } from './contents.ts'
import { defect, printable } from './defects.ts'

/** What a chart's own Chart.yaml says of it. */
export function factsOf(file: ChartFile): ChartFacts {
  const body = bodyOf(file)
  const [name, version] = [textAt(body, 'name'), textAt(body, 'version')]
  if (name === undefined || version === undefined) throw defect('its Chart.yaml does not say name and version', 'Add both to Chart.yaml')
  return { name, version, appVersion: textAt(body, 'appVersion') ?? '' }
}

const maxBytes = 2 ** 20

/** Reads Chart.yaml or a file like it with every scalar as text, so that a version such as 1.10 stays what it is. */
export function bodyOf({ path, bytes }: Pick<ChartFile, 'path' | 'bytes'>): JsonObject {
  if (bytes.length > maxBytes) throw defect(`its ${printable(path)} has more than 1 MiB`, 'Take another chart')
  try {
    const body = load(bytes.toString('utf8'), { schema: FAILSAFE_SCHEMA })
    return isObject(body) ? body : {}
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    // Its message repeats lines of the file; its reason can quote a name.
    const line = error.mark === undefined ? '' : `, in line ${error.mark.line + 1}`
    throw defect(`its ${printable(path)} is no YAML: ${error.reason.replaceAll(/"[^"]*"/g, '"…"')}${line}`, `Correct ${printable(path)}`)
  }
}
