import type { HoldView } from "@kruisverband/contract"
import { Button } from "@utrecht/button-react"
import { useSession } from "../../shared/api/useSession.ts"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { retentionTexts } from "./retentionTexts.ts"
import { useHoldOrder } from "./useRetention.ts"

/** What is held and until when; a second person confirms it, either ends it. */
export function HoldsTable({ holds }: { readonly holds: ReadonlyArray<HoldView> }) {
  const texts = useTexts(retentionTexts)
  const { language } = useLanguage()
  const titleOf = useCovenantTitle()
  const order = useHoldOrder()
  const day = (date: string) => exactDay(date, language)
  return (
    <>
      {order.isError && <Failure error={order.error} />}
      <ScrollRegion about={texts.holds}>
        <table className="kv-table">
          <thead>
            <tr>
              <th scope="col">{texts.reason}</th>
              <th scope="col">{texts.covenant}</th>
              <th scope="col">{texts.count}</th>
              <th scope="col">{texts.until}</th>
              <th scope="col">{texts.by}</th>
              <th scope="col">{texts.standing}</th>
              <th scope="col">{texts.actions}</th>
            </tr>
          </thead>
          <tbody>
            {holds.map((hold) => (
              <tr key={hold.id}>
                <th scope="row">{hold.reason}</th>
                <td>{titleOf(hold.covenant)}</td>
                <td className="kv-number">
                  {hold.signals}
                  {hold.whole && <div className="kv-subtle kv-small">{texts.wholeHeld}</div>}
                </td>
                <td>
                  {day(hold.until)}
                  {hold.reaches !== hold.until && (
                    <div className="kv-subtle kv-small">{texts.reaches(day(hold.reaches))}</div>
                  )}
                </td>
                <td>{hold.setBy}</td>
                <td>
                  <Standing hold={hold} />
                </td>
                <td>
                  <Actions hold={hold} busy={order.isPending} onDo={(kind) => order.mutate({ kind, hold })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}

function Standing({ hold }: { readonly hold: HoldView }) {
  const texts = useTexts(retentionTexts)
  const { language } = useLanguage()
  if (hold.liftedOn !== undefined) return texts.lifted(exactDay(hold.liftedOn, language))
  return hold.confirmedBy === undefined ? texts.waiting : texts.confirmed(hold.confirmedBy)
}

interface ActionProps {
  readonly hold: HoldView
  readonly busy: boolean
  readonly onDo: (kind: "confirm" | "lift") => void
}

function Actions({ hold, busy, onDo }: ActionProps) {
  const texts = useTexts(retentionTexts)
  const session = useSession()
  if (hold.liftedOn !== undefined) return null
  const own = session.data?.user.id === hold.setBy
  return (
    <div className="kv-buttons">
      {hold.confirmedBy === undefined && own && <span className="kv-subtle kv-small">{texts.ownHold}</span>}
      {hold.confirmedBy === undefined && !own && (
        <Button appearance="secondary-action-button" disabled={busy} onClick={() => onDo("confirm")}>
          {texts.confirm}
        </Button>
      )}
      <Button appearance="subtle-button" disabled={busy} onClick={() => onDo("lift")}>
        {texts.lift}
      </Button>
    </div>
  )
}
