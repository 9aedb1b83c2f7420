'use strict';

// Everything on the pages is there without this script: it adds the switch of the theme, copying, tabs, and the search of models.
(() => {
  const themeKey = 'modelcatalog-theme';

  // A page that is opened as a file may have no storage.
  const recall = () => {
    try { return localStorage.getItem(themeKey) ?? 'auto'; } catch { return 'auto'; }
  };
  const remember = (theme) => {
    try { localStorage.setItem(themeKey, theme); } catch { /* it holds for this page */ }
  };
  const applyTheme = (theme) => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  applyTheme(recall());

  const make = (name, attributes, text = '') => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };

  const setUpTheme = () => {
    const select = document.getElementById('theme');
    select.value = recall();
    select.closest('label').hidden = false;
    select.addEventListener('change', () => {
      remember(select.value);
      applyTheme(select.value);
    });
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = make('textarea', { 'aria-hidden': 'true', class: 'copied' });
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  };

  const setUpCopying = () => {
    for (const block of document.querySelectorAll('pre')) {
      const frame = make('div', { class: 'code' });
      const button = make('button', { type: 'button', class: 'copy' }, 'Copy');
      block.replaceWith(frame);
      frame.append(block, button);
      button.addEventListener('click', async () => {
        button.textContent = await copy(block.textContent) ? 'Copied' : 'Not copied';
        setTimeout(() => { button.textContent = 'Copy'; }, 1500);
      });
    }
  };

  // Tabs: one stop for the Tab key, arrows move between them.
  const setUpTabs = (group, number) => {
    const panels = [...group.querySelectorAll(':scope > .tab')];
    if (panels.length < 2) return;
    const list = make('div', { role: 'tablist', 'aria-label': 'Forms of the request' });
    const tabs = panels.map((panel, i) => {
      const id = `tab-${number}-${i}`;
      const tab = make('button', { type: 'button', role: 'tab', id, 'aria-controls': `${id}-panel` }, panel.dataset.label);
      panel.id = `${id}-panel`;
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', id);
      panel.querySelector('h4').hidden = true;
      list.append(tab);
      return tab;
    });
    const choose = (chosen) => tabs.forEach((tab, i) => {
      tab.setAttribute('aria-selected', String(i === chosen));
      tab.tabIndex = i === chosen ? 0 : -1;
      panels[i].hidden = i !== chosen;
    });
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    list.addEventListener('keydown', (event) => {
      const here = tabs.indexOf(document.activeElement);
      const next = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : event.key in steps ? (here + steps[event.key] + tabs.length) % tabs.length : -1;
      if (here < 0 || next < 0) return;
      event.preventDefault();
      choose(next);
      tabs[next].focus();
    });
    list.addEventListener('click', (event) => {
      const chosen = tabs.indexOf(event.target);
      if (chosen >= 0) choose(chosen);
    });
    group.prepend(list);
    choose(0);
  };

  const setUpContents = () => {
    const contents = document.querySelector('.toc details');
    if (!contents) return;
    if (matchMedia('(max-width: 60rem)').matches) contents.open = false;
    const links = new Map([...contents.querySelectorAll('a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    const seen = new Set();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const first = [...seen].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).at(-1);
      for (const [id, link] of links) {
        if (first?.id === id) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    }, { rootMargin: '-80px 0px -60% 0px' });
    for (const id of links.keys()) {
      const place = document.getElementById(id);
      if (place) observer.observe(place);
    }
  };

  const has = (data, wanted) => wanted === '' || data.split('|').some((value) => value.toLowerCase() === wanted.toLowerCase());
  const lasts = (data, seconds) => seconds === '' || data.split(' ').some((range) => {
    const [low, high] = range.split('..').map(Number);
    return range !== '' && Number(seconds) >= low && Number(seconds) <= high;
  });
  const costs = (data, unit, most) => {
    if (unit === '' && most === '') return true;
    const prices = data.split(' ').filter((price) => price !== '').map((price) => price.split(':'));
    return prices.some(([known, amount]) => (unit === '' || unit === 'documented' || unit === known) && (most === '' || Number(amount) <= Number(most)));
  };

  const setUpSearch = () => {
    const form = document.getElementById('filters');
    if (!form) return;
    const cards = [...document.querySelectorAll('#models > .card')];
    const names = ['search', 'task', 'vendor', 'provider', 'resolution', 'seconds', 'unit', 'price'];
    const read = () => Object.fromEntries(names.map((name) => [name, form.elements[name].value.trim()]));
    const apply = () => {
      const wanted = read();
      const words = wanted.search.toLowerCase().split(/\s+/).filter((word) => word !== '');
      let shown = 0;
      for (const card of cards) {
        const { dataset } = card;
        const fits = words.every((word) => dataset.words.includes(word))
          && ['task', 'vendor', 'provider', 'resolution'].every((name) => has(dataset[name], wanted[name]))
          && lasts(dataset.seconds, wanted.seconds) && costs(dataset.prices, wanted.unit, wanted.price);
        card.hidden = !fits;
        if (fits) shown++;
      }
      document.getElementById('count').textContent = `${shown} of ${cards.length} models`;
      document.getElementById('none').hidden = shown > 0;
      const kept = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '')).toString();
      history.replaceState(null, '', kept === '' ? location.pathname + location.search : `#${kept}`);
    };

    // A search can be kept and sent: it stands in the address.
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      if (names.includes(name)) form.elements[name].value = value;
    }
    form.hidden = false;
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      apply();
    });
    form.addEventListener('reset', () => setTimeout(apply));
    apply();
  };

  document.addEventListener('DOMContentLoaded', () => {
    setUpTheme();
    setUpCopying();
    document.querySelectorAll('.tabs').forEach(setUpTabs);
    setUpContents();
    setUpSearch();
  });
})();
