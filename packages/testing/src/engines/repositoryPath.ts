import { fileURLToPath } from "node:url"

const root = new URL("../../../../", import.meta.url)

/** Absolute path of something in the repository, given from its root: `repositoryPath("infra/kafka/pom.xml")`. */
export const repositoryPath = (fromRoot: string): string => fileURLToPath(new URL(fromRoot, root))
