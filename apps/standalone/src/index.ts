export { engineLayer } from "./engineLayer.ts"
export { journalOf, masterKeyOf, type Platform, type PlatformOptions, startPlatform } from "./Platform.ts"
export { type PlatformConfig, readConfig } from "./PlatformConfig.ts"
export { DEMO_SEED, type RegionSeed } from "./RegionSeed.ts"
