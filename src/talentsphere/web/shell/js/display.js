// Colours and single-key shortcuts, kept in cookies that the server reads, so that no page flashes. The form works
// without scripts too; here it saves the way to the server and back.
const YEAR = 365 * 24 * 60 * 60;

function remember(name, value) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-display]");
  const button = event.submitter;
  if (!form || button?.name !== "theme") return;
  event.preventDefault();
  remember("theme", button.value);
  const root = document.documentElement;
  if (button.value === "system") delete root.dataset.theme;
  else root.dataset.theme = button.value;
  document.querySelector("meta[name='color-scheme']").content = button.value === "system" ? "light dark" : button.value;
  for (const other of form.querySelectorAll("[name='theme']")) other.ariaPressed = String(other === button);
});
