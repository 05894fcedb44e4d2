import type { Note } from '../../model/outcome.ts'
import type { LocalChart } from '../../ports/charts.ts'

/** helm renders a subchart of any version that lies in charts/. */
export const subchartNotes = ({ otherSubcharts }: LocalChart): readonly Note[] =>
  otherSubcharts.map((text) => ({
    sign: 'warn',
    text,
    details: [{ label: 'do', text: "Ask the chart's makers, or run helm dependency update in its folder; subcharts: refuse stops here next time" }],
  }))
