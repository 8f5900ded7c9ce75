import type { Deferral, DeferralGround } from "./Deferral.ts"

export type Withholding = Pick<Deferral, "ground" | "tellable">

/** National security, defence, public security and crimes: that something is kept back would tell what it is about. */
const SECRET: ReadonlySet<DeferralGround> = new Set<DeferralGround>(["a", "b", "c", "d"])

export const isSecret = (ground: DeferralGround): boolean => SECRET.has(ground)

/** May the person know that something is left out? Never on grounds a to d; else as was considered (UAVG 41(2)(h)). */
export const mayTell = ({ ground, tellable }: Withholding): boolean => tellable && !isSecret(ground)

/** The article by which something is left out, as the person is told it. */
export const deferralClause = ({ ground }: Pick<Withholding, "ground">): string => `UAVG art. 41 lid 1 onder ${ground}`
