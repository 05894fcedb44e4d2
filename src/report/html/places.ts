import type { PagePlace } from '../../model/page-data.ts'
import { escape } from '../escape.ts'
import { remarksOf } from '../place-remarks.ts'
import type { Place } from '../places.ts'
import { rowsOf } from './rows.ts'

// More of one place is read in the file.
const shownRows = 300

/** A place in which an object differs, as the page shows it. */
export function pagePlace(place: Place): PagePlace {
  const rows = rowsOf(place.difference)
  return {
    path: escape(place.path),
    remarks: remarksOf(place),
    noise: place.difference.noise ?? '',
    rows: rows.slice(0, shownRows),
    more: Math.max(0, rows.length - shownRows),
  }
}
