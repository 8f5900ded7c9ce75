import { Button } from "@utrecht/button-react"
import type { ReactNode } from "react"

interface Pages {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => Promise<unknown>
}

/** Fetches the next page of a list; not there when there is none. */
export function MoreButton({ pages, children }: { readonly pages: Pages; readonly children: ReactNode }) {
  if (!pages.hasNextPage) return null
  return (
    <Button
      appearance="secondary-action-button"
      busy={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {children}
    </Button>
  )
}
