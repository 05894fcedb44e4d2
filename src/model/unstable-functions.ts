/** What a template function's answer depends on, besides its arguments. */
export type Dependence = 'chance' | 'clock' | 'order' | 'cluster'

const names = {
  chance:
    'randAlphaNum randAlpha randAscii randNumeric randBytes randInt shuffle uuidv4 htpasswd bcrypt encryptAES genPrivateKey genCA genCAWithKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey',
  // Those that format a date take the present one for whatever is no date.
  clock: 'now ago date dateInZone date_in_zone htmlDate htmlDateInZone durationRound',
  // The items of a map in whatever order Go gives them.
  order: 'keys values',
  // Both find nothing while rendering: there is no cluster and no network.
  cluster: 'lookup getHostByName',
} as const satisfies Record<Dependence, string>

/** Helm's and sprig's functions that can answer the same question in two ways. derivePassword is none of them: it always gives the same password. */
export const unstableFunctions: ReadonlyMap<string, Dependence> = new Map(
  (['chance', 'clock', 'order', 'cluster'] as const).flatMap((dependence) => names[dependence].split(' ').map((name) => [name, dependence] as const)),
)
