export { BUDGET, FREE_STEP, followedOf, loadOf, OVERFULL, stepOf, tokenStep } from "./budget.ts"
export type { ClusterOptions, Edge, Reach } from "./ClusterOptions.ts"
export { type Ambiguity, type Clustering, clusters } from "./clusters.ts"
export { type CompareOptions, type Comparison, compare, weigh } from "./compare.ts"
export {
  type ExplainablePair,
  type ExplainedPair,
  type ExplainedTerm,
  type Explanation,
  explain,
  type Remark
} from "./explain.ts"
export { type Frequencies, frequenciesOf } from "./Frequencies.ts"
export { type Fit, fitTo } from "./fitTo.ts"
export {
  bothGrounds,
  type Ground,
  groundOf,
  groundOfAll,
  KNOWN,
  type Known,
  knownOf,
  meets,
  NO_GROUND
} from "./ground.ts"
export { type ComparedPair, InMemoryLinker, type LinkerOptions } from "./InMemoryLinker.ts"
export { Leaders } from "./Leaders.ts"
export { type FieldLevels, type LevelField, type Levels, levelsOf } from "./levels.ts"
export { BLOCK_LIMIT, isValueToken, limitOf, tokensOf, valueTokensOf } from "./limits.ts"
export type { LatentClass, Model } from "./Model.ts"
export { isVersion, type ReadModel, readModel } from "./modelFile.ts"
export { type Move, movesOf, priorMovesOf } from "./moves.ts"
export { applyKnownNames, type KnownTokens, ownFacets } from "./polarisation/applyKnownNames.ts"
export {
  comparePolarisation,
  POLARISATION_THRESHOLD,
  type PolarisationComparison,
  weighEpisode
} from "./polarisation/comparePolarisation.ts"
export { type EpisodeLevels, episodeLevels } from "./polarisation/episodeLevels.ts"
export { dayNumber, EPISODE_DAYS, groundTokens, isThemeGround, POLARISATION_DAYS } from "./polarisation/groundTokens.ts"
export { InMemoryEpisodes } from "./polarisation/InMemoryEpisodes.ts"
export { isKnownName, knownExpression, knownGroup } from "./polarisation/knownNames.ts"
export type { PolarisationFacts } from "./polarisation/PolarisationFacts.ts"
export type { PolarisationModel } from "./polarisation/PolarisationModel.ts"
export { polarisationModel } from "./polarisation/shippedPolarisationModel.ts"
export { publish } from "./publish.ts"
export { type Recomputable, type Recomputed, type RecomputedPair, recompute, weightOf } from "./recompute.ts"
export { model } from "./shippedModel.ts"
export { threshold } from "./threshold.ts"
