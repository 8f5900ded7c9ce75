import type { SourcedLine } from "@kruisverband/contract"
import { type Bilingual, LOGGED_AS_NONE, logActionText, logPurposes } from "@kruisverband/domain"
import { Link } from "@tanstack/react-router"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { levelLabels, purposeLabels, roleLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { logTexts } from "./logTexts.ts"

/** Purposes that are the platform's own. */
const ownPurposes: Readonly<Record<string, Bilingual>> = {
  [logPurposes.accountability]: { nl: "verantwoording", en: "accountability" },
  [logPurposes.security]: { nl: "toegang", en: "access control" },
  [logPurposes.erasure]: { nl: "wissen", en: "erasure" }
}

/** Lines of the log: codes, ids and pseudonyms, in words where there are words for them. */
export function LogTable({ lines }: { readonly lines: ReadonlyArray<SourcedLine> }) {
  const texts = useTexts(logTexts)
  return (
    <ScrollRegion about={texts.title}>
      <table className="kv-table kv-log">
        <thead>
          <tr>
            <th scope="col">{texts.when}</th>
            <th scope="col">{texts.who}</th>
            <th scope="col">{texts.what}</th>
            <th scope="col">{texts.purpose}</th>
            <th scope="col">{texts.request}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Row({ line }: { readonly line: SourcedLine }) {
  const texts = useTexts(logTexts)
  const say = useBilingual()
  const label = useLabels()
  const { language } = useLanguage()
  const titleOf = useCovenantTitle()
  const under = line.covenant === LOGGED_AS_NONE ? texts.noCovenant : titleOf(line.covenant)
  const roles =
    line.role === LOGGED_AS_NONE || line.role === "service"
      ? ""
      : line.role
          .split(",")
          .map((role) => label(roleLabels, role))
          .join(", ")
  return (
    <tr>
      <th scope="row">{exactMoment(line.at, language)}</th>
      <td>
        {line.who}
        <span className="kv-log__more">
          {roles}
          {line.via !== undefined && ` ${texts.via(line.via)}`}
        </span>
      </td>
      <td>
        {capitalised(say(logActionText(line.action)))}
        <span className="kv-log__more">
          {line.subject === undefined ? line.object : texts.person(line.subject)}
          {line.level !== "" && ` · ${texts.level(label(levelLabels, line.level))}`}
        </span>
      </td>
      <td>
        {under}
        <span className="kv-log__more">
          {line.purpose !== LOGGED_AS_NONE &&
            `${capitalised(label({ ...purposeLabels, ...ownPurposes }, line.purpose))}. `}
          {line.clause}
        </span>
      </td>
      <td>
        <Link to="/processing-log" search={{ trace: line.trace }} className="kv-log__trace">
          <span className="kv-visually-hidden">{texts.sameRequest}: </span>
          {line.trace.slice(0, 8)}…
        </Link>
      </td>
    </tr>
  )
}
