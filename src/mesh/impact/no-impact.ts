import { nothingSame } from '../../model/mesh.ts'
import type { Impact } from './impact.ts'

/** What becomes of proxies where nothing changes. */
export const noImpact: Impact = { effects: [], same: nothingSame, graph: { paths: [], more: 0 } }
