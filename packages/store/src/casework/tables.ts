import type { LogTables } from "../log/tables.ts"
import type { VaultTables } from "../vault/tables.ts"
import type { AccessTables } from "./tables/access.ts"
import type { CovenantsTables } from "./tables/covenants.ts"
import type { LinksTables } from "./tables/links.ts"
import type { NoticesTables } from "./tables/notices.ts"
import type { OpennessTables } from "./tables/openness.ts"
import type { RetentionTables } from "./tables/retention.ts"
import type { RightsTables } from "./tables/rights.ts"

/** Every table of casework's schema, by subject. */
export interface CaseworkTables
  extends VaultTables<"casework">,
    LogTables<"casework">,
    AccessTables,
    CovenantsTables,
    LinksTables,
    NoticesTables,
    OpennessTables,
    RetentionTables,
    RightsTables {}
