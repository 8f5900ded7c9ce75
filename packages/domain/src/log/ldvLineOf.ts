import { DateTime } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"
import { type CareRelation, careAttributes } from "./careAudit.ts"
import { logActionText } from "./tellLogLine.ts"

/**
 * One line of the processing log (L28): who did what with which object, under which covenant, purpose and clause. Codes,
 * ids and pseudonyms only; at most one person per line.
 */
export type LoggedLine = {
  readonly id: string
  readonly parent: string | null
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string
  /** User id, or `system:<name>`. */
  readonly who: string
  readonly role: string
  /** What was done, kebab-case: `link-listed`, `seal-opened`. */
  readonly action: string
  readonly objectKind: string
  readonly object: string
  /** `none`: about no covenant, as logging in, or what was asked for is in none that the asker may know of. */
  readonly covenant: string
  readonly purpose: string
  readonly clause: string
  readonly level: string
  /** W3C trace id, 32 lower-case hex digits. */
  readonly trace: string
  /** Pseudonym of the one person whom it is about. */
  readonly subject?: string | undefined
  /** The application that called on somebody's behalf. */
  readonly via?: string | undefined
  /** Partner for whom who acted works; absent: none, as of who works for the region. */
  readonly organisation?: string | undefined
  /** How mental health care has to do with it (NEN 7513); absent: it has not. */
  readonly care?: CareRelation | undefined
}

/** A line in the shape of the standard Logboek Dataverwerkingen (Logius), as one span of OpenTelemetry. */
export type LdvLine = {
  readonly trace_id: string
  readonly span_id: string
  readonly parent_span_id: string | null
  readonly name: string
  /** Milliseconds since the epoch: an act is logged at the moment that it is done. */
  readonly start_time: number
  readonly end_time: number
  /** Done, also when nothing was found or access was denied. A technical failure has no line: nothing was handed out. */
  readonly status: "Unset"
  readonly resource: { readonly attributes: Readonly<Record<string, string>> }
  readonly attributes: Readonly<Record<string, string>>
}

/** The last eight bytes of a line's id, which are random: a span's own id. */
const spanOf = (id: string): string => id.replaceAll("-", "").slice(-16)

/** The register's entry of the very version of the covenant that governed at that moment. */
const activityOf = (covenant: string, versions: ReadonlyArray<CovenantDocument>, at: string): string => {
  const found = covenantStanding(versions, DateTime.makeUnsafe(at))
  return found.standing === "unknown"
    ? `urn:kruisverband:verwerking:${covenant}`
    : `urn:kruisverband:verwerking:${covenant}:${found.document.version}`
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * One line for the exchange with other logs (L28; Logboek Dataverwerkingen): codes and pseudonyms, never content.
 * `versions`: of the line's covenant. `resource`: the service that wrote it, its version and where it runs.
 */
export function ldvLineOf(
  line: LoggedLine,
  versions: ReadonlyArray<CovenantDocument>,
  resource: { readonly service: string; readonly version: string; readonly deployment: string }
): LdvLine {
  const at = Date.parse(line.at)
  return {
    trace_id: line.trace,
    span_id: spanOf(line.id),
    parent_span_id: line.parent === null ? null : spanOf(line.parent),
    name: capitalised(logActionText(line.action).nl),
    start_time: at,
    end_time: at,
    status: "Unset",
    resource: {
      attributes: {
        "service.name": `kruisverband-${resource.service}`,
        "service.version": resource.version,
        "deployment.environment.name": resource.deployment,
        ...(line.care === undefined ? {} : { "nen7513.audit_source": `kruisverband-${resource.service}` })
      }
    },
    attributes: {
      "dpl.core.processing_activity_id": activityOf(line.covenant, versions, line.at),
      ...(line.subject === undefined
        ? {}
        : {
            "dpl.core.data_subject_id": line.subject,
            "dpl.core.data_subject_id_type": "kruisverband-signaal-persoon"
          }),
      ...(line.via === undefined ? {} : { "dpl.core.foreign_operation.processor": line.via }),
      "kruisverband.action": line.action,
      "kruisverband.who": line.who,
      "kruisverband.role": line.role,
      "kruisverband.object": `${line.objectKind}:${line.object}`,
      "kruisverband.covenant": line.covenant,
      "kruisverband.purpose": line.purpose,
      "kruisverband.clause": line.clause,
      ...(line.level === "" ? {} : { "kruisverband.level": line.level }),
      ...careAttributes(line)
    }
  }
}
