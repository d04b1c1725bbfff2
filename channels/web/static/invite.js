// The invitation: a link to copy or share.
export function invitation(name) {
  const dialog = document.getElementById("invitation"),
    link = document.getElementById("link");
  const done = dialog.querySelector(".done"),
    share = document.getElementById("share");
  document.getElementById("invite").onclick = () => {
    done.textContent = "";
    dialog.showModal();
    document.getElementById("copy").focus();
  };
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close();
  };
  document.getElementById("copy").onclick = async () => {
    link.select();
    const copied = await (navigator.clipboard?.writeText(link.value).then(
      () => true,
      () => false,
    ) ?? document.execCommand("copy"));
    done.textContent = copied ? "Copied. Now send it to the others." : "Please copy the marked link.";
  };
  share.hidden = !navigator.share;
  share.onclick = () =>
    navigator.share({ title: name, text: `Plan ${name} with us`, url: link.value }).catch(() => {});
}

export function rememberChat(name) {
  try {
    const known = JSON.parse(localStorage.getItem("pathfinder.chats") || "[]").filter(
      (chat) => chat.path !== location.pathname,
    );
    localStorage.setItem(
      "pathfinder.chats",
      JSON.stringify([{ name, path: location.pathname, at: Date.now() }, ...known].slice(0, 12)),
    );
  } catch {
    /* no store: the list of chats stays empty */
  }
}
