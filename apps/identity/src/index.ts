export * from "./demoCredentials.ts"
export * from "./Identity.ts"
export * from "./IdentityError.ts"
export * from "./IdentityOptions.ts"
