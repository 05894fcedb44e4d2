/** The command of a verb for these environments. Where there are several it is for all of them, as it is without a flag. */
export const commandFor = (verb: string, [name, ...others]: readonly string[]): string =>
  `npm run ${verb}${name === undefined || others.length > 0 ? '' : ` -- --env ${name}`}`
