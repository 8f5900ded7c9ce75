import type { NoticeLine } from "@kruisverband/contract"
import { deferralGroundTexts } from "@kruisverband/domain"
import { Link } from "@tanstack/react-router"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { angleLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { noticeTexts } from "./noticeTexts.ts"

interface Props {
  readonly line: NoticeLine
  readonly chosen: boolean
  /** Undefined: nothing is to be done with it in this list. */
  readonly onChoose: ((on: boolean) => void) | undefined
}

/** One signal, by its domain and days. */
export function NoticeRow({ chosen, line, onChoose }: Props) {
  const texts = useTexts(noticeTexts)
  const label = useLabels()
  const say = useBilingual()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const { angle, by, covenant, deferral, ground, how, link, persons, standing, storedOn, toldBy } = line
  const day = (iso: string) => exactDay(iso, language)
  const domain = capitalised(label(angleLabels, angle))
  const title = registry.covenant(covenant)?.title
  const what = texts.stored(domain, day(storedOn))
  const facts = [
    title === undefined ? covenant : say(title),
    texts.persons(persons),
    ...(ground === undefined ? [] : [texts.ground(ground, say(deferralGroundTexts[ground]))]),
    ...(how === undefined
      ? []
      : [texts.hows[how], texts.toldBy(toldBy === undefined ? texts.contactPoint : registry.partnerName(toldBy))])
  ].join(" · ")
  return (
    <li className="kv-row kv-notices__one">
      {onChoose === undefined ? (
        <div className="kv-row__what">
          {deferral === undefined ? (
            <strong>{what}</strong>
          ) : (
            <Link
              to="/notices/$id"
              params={{ id: deferral }}
              className="kv-row__link"
              aria-label={texts.open(domain, day(storedOn))}
            >
              {what}
            </Link>
          )}
          <span className="kv-subtle kv-small">{facts}</span>
        </div>
      ) : (
        <Choice kind="checkbox" name="notice" label={what} hint={facts} checked={chosen} onChange={onChoose} />
      )}
      <span className="kv-small">
        {texts.by[standing]} {day(by)}
        {texts.standings[standing] !== "" && <strong> {texts.standings[standing]}</strong>}
      </span>
      {link !== undefined && (
        <Link to="/links/$id" params={{ id: link }} className="kv-small">
          {texts.sameLink}
        </Link>
      )}
    </li>
  )
}
