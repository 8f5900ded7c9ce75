import data from "../data/polarisation.json" with { type: "json" }
import type { PolarisationModel } from "./PolarisationModel.ts"

/**
 * The shipped weights of polarisation signals. Counted on invented episodes with known truth by `bench/linkage/trainEpisodes.ts`: they are as good
 * as the assumptions written there, for nobody has a truth about real ones.
 */
export const polarisationModel: PolarisationModel = data
