import type { RuleFault } from '../../model/refusal.ts'

/** A fault, and the versions that have it, as a message ends: nothing where the CRD has no other. */
export type MergedFault = Pick<RuleFault, 'object' | 'path' | 'said'> & { readonly where: string }

/** The same fault in several versions is one. */
export const mergeFaults = (faults: readonly RuleFault[]): readonly MergedFault[] =>
  [...Map.groupBy(faults, nameOf).values()].flatMap((same) =>
    same.slice(0, 1).map(({ object, path, said, isOnly }) => ({
      object,
      path,
      said,
      where: isOnly ? '' : `, in ${same.map(({ version }) => version).join(', ')}`,
    })),
  )

const nameOf = ({ object, path, said }: RuleFault): string => JSON.stringify([object.name, path, said])
