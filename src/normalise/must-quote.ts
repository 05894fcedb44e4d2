import { plainMeaning } from './scalar.ts'

/** Whether a text without quotes could be read as something else: by Kubernetes, or by another reader of YAML 1.1 or 1.2. */
export function mustQuote(text: string): boolean {
  return (
    plainMeaning(text) !== undefined || text === '=' || text.startsWith('...') || (/^[-+.\d]/.test(text) && likeNumber.some((pattern) => pattern.test(text)))
  )
}

const likeNumber = [
  // Numbers with underscores anywhere, and those beyond a float's range.
  /^[-+]?[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?[\d_]+)?$/,
  /^[-+]?0[xXoObB][\da-fA-F_]*$/,
  // 12:30 is 750 in YAML 1.1.
  /^[-+]?[\d_]+(?::[\d_]+)+(?:\.[\d_]*)?$/,
  // So is a day a point in time.
  /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt \t])/,
]
