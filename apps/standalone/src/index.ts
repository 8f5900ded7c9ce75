export { engineLayer } from "./engineLayer.ts"
export { type PlatformConfig, readConfig } from "./PlatformConfig.ts"
