export { engineLayer } from "./engineLayer.ts"
export { type Platform, type PlatformOptions, startPlatform } from "./Platform.ts"
export { type PlatformConfig, readConfig } from "./PlatformConfig.ts"
export { DEMO_SEED, type RegionSeed } from "./RegionSeed.ts"
