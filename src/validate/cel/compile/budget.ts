/** What the server lets one rule, and all rules of one object, cost. It counts a little differently; both stop what runs away. */
const [perRule, perObject] = [1_000_000, 10_000_000]

export class TooCostly extends Error {}

/** Gives each rule of an object a purse; it throws TooCostly when that, or what all of them share, is empty. */
export function budget(): () => (cost: number) => void {
  let spentByAll = 0
  return () => {
    let spent = 0
    return (cost) => {
      spent += cost
      spentByAll += cost
      if (spent > perRule || spentByAll > perObject) throw new TooCostly()
    }
  }
}
