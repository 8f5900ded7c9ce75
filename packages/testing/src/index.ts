export * from "./engines/index.ts"
export { testDatabase, testSql } from "./testDatabase.ts"
