package theme

import (
	"sync"

	"handrail/generator/site"
)

// keepBuilds is for how many builds a page is kept that nobody asks for. The
// dev server makes pages after they were asked for, so one build may end
// before all its pages were.
const keepBuilds = 2

// Memo remembers finished pages by what went into them, from one build to the
// next. It may be used from several goroutines.
type Memo struct {
	few   bool
	mu    sync.Mutex
	build int
	pages map[[32]byte]kept
	lists map[string]written // entries of the library, by the prefix of a language
}

// written is what pages have in a list, as long as the names of all pages are
// the same.
type written struct {
	names   [32]byte
	entries map[*site.Page][]byte
}

// entryOf is what a page has in a list: as remembered, or as made now.
type entryOf func(p *site.Page, make func() []byte) []byte

type kept struct {
	data  []byte
	build int // the last build that asked for it
}

// NewMemo makes a memo that remembers nothing yet. Where only few pages are
// asked for, finished ones are not worth their room and are never remembered.
func NewMemo(few bool) *Memo {
	return &Memo{few: few, pages: map[[32]byte]kept{}, lists: map[string]written{}}
}

// library finds the entries of the library in one language; what is not asked
// for until done is forgotten.
func (m *Memo) library(prefix string, names [32]byte) (entry entryOf, done func()) {
	if m == nil {
		return func(_ *site.Page, make func() []byte) []byte { return make() }, func() {}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	old := m.lists[prefix]
	if old.names != names {
		old.entries = nil
	}
	now := make(map[*site.Page][]byte, len(old.entries))
	entry = func(p *site.Page, make func() []byte) []byte {
		text, ok := old.entries[p]
		if !ok {
			text = make()
		}
		now[p] = text
		return text
	}
	return entry, func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.lists[prefix] = written{names, now}
	}
}

// next starts a build, and forgets the pages that the last builds did not ask
// for.
func (m *Memo) next() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.build++
	for key, page := range m.pages {
		if m.build-page.build > keepBuilds {
			delete(m.pages, key)
		}
	}
}

// get finds a page that was made before.
func (m *Memo) get(key [32]byte) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	page, ok := m.pages[key]
	if ok {
		m.pages[key] = kept{page.data, m.build}
	}
	return page.data, ok
}

// put keeps a page. Two goroutines that made the same page put the same bytes.
func (m *Memo) put(key [32]byte, data []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.pages[key] = kept{data, m.build}
}
