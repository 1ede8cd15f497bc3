/* A map of what a list shows, under the filters of the page's address: pins grouped by the server, the list stays beside it. Needs Leaflet (window.L). */

const L = window.L;

function pin(map, { geometry, properties }, plain) {
  const { count, title, url, kind, stage, label } = properties;
  const at = L.latLng(geometry.coordinates[1], geometry.coordinates[0]);
  const face = document.createElement("span");
  face.className = count > 1 ? "pin many" : "pin";
  if (kind) face.dataset.kind = kind;
  if (stage) face.dataset.stage = stage;
  face.textContent = count > 1 ? count : "";
  const body = document.createElement("span");
  body.append(face);
  if (plain && label) {
    const name = document.createElement("span");
    name.className = "pin-label";
    name.textContent = label;
    body.append(name);
  }
  const words = [title ?? label, count > 1 ? `(${count})` : ""].join(" ").trim();
  const marker = L.marker(at, { icon: L.divIcon({ className: "pin-box", html: body, iconSize: null }), title: words, alt: words });
  if (count > 1 && !url && map.getZoom() < map.getMaxZoom()) return marker.on("click keypress", () => map.setView(at, map.getZoom() + 2));
  const link = document.createElement(url ? "a" : "span");
  if (url) link.href = url;
  link.textContent = words;
  return marker.bindPopup(link);
}

/* The place on the map is in the address, after the filters: #map=zoom/lat/lon. */
function remembered() {
  const [, zoom, lat, lon] = location.hash.match(/^#map=(\d+)\/(-?[\d.]+)\/(-?[\d.]+)$/) ?? [];
  return zoom && { zoom: Number(zoom), at: [Number(lat), Number(lon)] };
}

function remember(map) {
  const { lat, lng } = map.getCenter();
  history.replaceState(history.state, "", `#map=${map.getZoom()}/${lat.toFixed(4)}/${lng.toFixed(4)}`);
}

function show(box) {
  const { tiles, attribution, bounds } = box.dataset;
  const map = L.map(box, { attributionControl: Boolean(tiles), minZoom: 4, maxZoom: 16 });
  if (tiles) L.tileLayer(tiles, { attribution, maxZoom: 19 }).addTo(map);
  const before = remembered();
  const [south, west, north, east] = bounds.split(",").map(Number);
  if (before) map.setView(before.at, before.zoom);
  else map.fitBounds([[south, west], [north, east]], { padding: [24, 24], maxZoom: 13 });
  const pins = L.layerGroup().addTo(map);
  let asked;
  const load = async () => {
    asked?.abort();
    asked = new AbortController();
    const address = new URL(box.dataset.url, location);
    const own = new Set(address.searchParams.keys());
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (!own.has(name)) address.searchParams.append(name, value);
    }
    address.searchParams.set("bbox", map.getBounds().toBBoxString());
    address.searchParams.set("zoom", map.getZoom());
    const answer = await fetch(address, { signal: asked.signal }).catch(() => null);
    if (!answer?.ok) return;
    const { features } = await answer.json();
    pins.clearLayers();
    for (const feature of features) pin(map, feature, !tiles).addTo(pins);
  };
  map.on("moveend", () => { remember(map); load(); });
  document.addEventListener("htmx:afterSettle", load);
  load();
}

for (const box of document.querySelectorAll("[data-map]")) {
  box.hidden = false;
  show(box);
}
