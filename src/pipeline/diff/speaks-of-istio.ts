type Sides = { readonly before: ReadonlyMap<string, string>; readonly after: ReadonlyMap<string, string> }

/** Whether a text of either side speaks of Istio. Where none does there is no proxy to move, and nothing that predicts one is loaded. */
export const speaksOfIstio = ({ before, after }: Sides): boolean => [...before.values(), ...after.values()].some((text) => text.includes('istio'))
