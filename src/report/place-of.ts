import type { Finding } from '../model/finding.ts'
import type { Place } from '../model/place.ts'

/** The line at which to annotate a finding; undefined where no file is about it. What nobody placed stands where its object is rendered. */
export function placeOf({ place, source }: Finding): Place | undefined {
  if (place !== undefined) return { file: place.file, line: Math.max(place.line, 1) }
  return source === undefined || source.file === '' ? undefined : { file: source.file, line: 1 }
}

/** "values/prod-eu/environment.yml:9 (chart)": the line that somebody placed, and what moved there; '' where nobody did. */
export function originOf({ place, causes = [] }: Finding): string {
  if (place === undefined) return ''
  return `${place.file}:${place.line}${causes.length === 0 ? '' : ` (${causes.join(', ')})`}`
}
