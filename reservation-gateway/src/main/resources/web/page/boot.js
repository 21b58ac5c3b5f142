// A part of the page did not come: the gateway ended in the middle. Begins anew once it is back.
addEventListener('error', ({ target }) => {
  if (!(target instanceof HTMLScriptElement || target instanceof HTMLLinkElement)) return
  const again = () => fetch('/live').then(answer => answer.ok && location.reload()).catch(() => setTimeout(again, 1_000))
  setTimeout(again, 1_000)
}, true)
