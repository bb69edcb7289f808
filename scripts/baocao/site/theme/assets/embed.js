/* Gives the line that puts a chart into another page the chart's full address, which only the browser knows. */

for (const line of document.querySelectorAll("[data-bc-embed]")) {
  const short = line.dataset.bcEmbed;
  line.textContent = line.textContent.replace(short, new URL(short, location.href).href);
}
