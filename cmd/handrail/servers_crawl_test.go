//go:build !race

package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// spot is a place on which the built handbook is put.
type spot struct {
	started
	base    string // address of the handbook, with a slash at its end
	wrong   int    // what the host answers to wrong addresses; 0 for files
	own     bool   // and it shows the handbook's own page
	headers bool   // and it sends what _headers asks for
}

func at(s started, path string, wrong int, own, headers bool) spot {
	return spot{started: s, base: s.origin + path, wrong: wrong, own: own, headers: headers}
}

// spots puts the handbook in dir on one kind of host, by the name of the kind.
var spots = map[string]func(t *testing.T, dir string) spot{
	"nginx": func(t *testing.T, dir string) spot { return at(nginxTop(t, dir), "/", 404, true, true) },
	"nginx-path": func(t *testing.T, dir string) spot {
		return at(nginxPaths(t, map[string]string{"/some/path/": dir}), "/some/path/", 404, true, true)
	},
	"caddy":       func(t *testing.T, dir string) spot { return at(startCaddy(t, dir, "/"), "/", 404, true, true) },
	"caddy-path":  func(t *testing.T, dir string) spot { return at(startCaddy(t, dir, "/p/"), "/p/", 404, true, true) },
	"rclone":      func(t *testing.T, dir string) spot { return at(startRclone(t, dir, "/"), "/", 404, false, false) },
	"rclone-path": func(t *testing.T, dir string) spot { return at(startRclone(t, dir, "/p/"), "/p/", 404, false, false) },
	"like-github-pages": func(t *testing.T, dir string) spot {
		return at(like(t, dir, "/project/", cleanURLs, ownPage(dir)), "/project/", 404, true, false)
	},
	"like-cloudflare-pages": func(t *testing.T, dir string) spot {
		return at(like(t, dir, "/", shortURLs, ownPage(dir)), "/", 404, true, false)
	},
	"like-short-index": func(t *testing.T, dir string) spot {
		return at(like(t, dir, "/", onlyIndex, ownPage(dir)), "/", 404, true, false)
	},
	"like-object-store": func(t *testing.T, dir string) spot {
		return at(like(t, dir, "/bucket/", onlyNames, denied), "/bucket/", 403, false, false)
	},
	"files": func(t *testing.T, dir string) spot {
		return at(started{stop: func() {}}, fileAddress(dir), 0, false, false)
	},
}

// disk answers file: addresses as a browser does, but lists no folders.
type disk struct{}

func (disk) RoundTrip(r *http.Request) (*http.Response, error) {
	data, err := os.ReadFile(filepath.FromSlash(r.URL.Path))
	status := http.StatusOK
	if err != nil {
		status = http.StatusNotFound
	}
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(data)), Request: r}, nil
}

// crawler follows the links of a handbook on a host.
type crawler struct {
	t      *testing.T
	client *http.Client
	got    map[string]reply
	parsed map[string]builtPage // by the bytes, which are the same everywhere
}

// reply is what an address led to.
type reply struct {
	status int
	header http.Header
	body   string
	final  *url.URL // after redirects
}

func newCrawler(t *testing.T, parsed map[string]builtPage) *crawler {
	transport := &http.Transport{}
	transport.RegisterProtocol("file", disk{})
	t.Cleanup(transport.CloseIdleConnections)
	return &crawler{t: t, client: &http.Client{Transport: transport}, got: map[string]reply{}, parsed: parsed}
}

// get asks for an address once.
func (c *crawler) get(address string) reply {
	c.t.Helper()
	address, _, _ = strings.Cut(address, "#")
	if r, ok := c.got[address]; ok {
		return r
	}
	resp, err := c.client.Get(address)
	if err != nil {
		c.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	r := reply{resp.StatusCode, resp.Header, string(body), resp.Request.URL}
	c.got[address] = r
	return r
}

func (c *crawler) page(name, body string) builtPage {
	c.t.Helper()
	p, ok := c.parsed[body]
	if !ok {
		p = parsePage(c.t, name, []byte(body))
		c.parsed[body] = p
	}
	return p
}

// follow asks for every link of a page, from where the page was found in the
// end, and returns how many it followed.
func (c *crawler) follow(name string, from reply) int {
	c.t.Helper()
	followed := 0
	for _, link := range c.page(name, from.body).links {
		to, err := from.final.Parse(link)
		if err != nil || to.Scheme != from.final.Scheme || to.Host != from.final.Host {
			continue // telephone numbers, and sources on other hosts
		}
		followed++
		r := c.get(to.String())
		if r.status != http.StatusOK {
			c.t.Errorf("%s: %q leads to %s: status %d", name, link, to, r.status)
		} else if to.Fragment != "" && !strings.Contains(to.Path, "/builder") && !c.page(link, r.body).ids[to.Fragment] {
			c.t.Errorf("%s: %q: no such place on the page", name, link)
		}
	}
	return followed
}

// TestServersGiveSameBytes: on every host each file arrives byte for byte, no
// link of any page is dead, wrong addresses are told as wrong, and the
// settings in HOSTING.md send what _headers asks for.
func TestServersGiveSameBytes(t *testing.T) {
	dir := handbook(t)
	files := readFiles(t, dir)
	rules := headerRules(t, files["_headers"])
	parsed := map[string]builtPage{}
	for name, put := range spots {
		t.Run(name, func(t *testing.T) {
			s, c := put(t, dir), newCrawler(t, parsed)
			followed := 0
			for file, want := range files {
				if strings.HasPrefix(file, ".") {
					continue // for Handrail, and for hosts
				}
				r := c.get(s.base + file)
				if r.status != http.StatusOK || r.body != want {
					t.Errorf("%s: status %d and %d bytes, want 200 and the %d bytes of the file", file, r.status, len(r.body), len(want))
					continue
				}
				if s.headers {
					wantHeaders(t, file, r.header, rules.of("/"+file))
				}
				if path.Ext(file) == ".html" {
					followed += c.follow(file, r)
				}
			}
			if followed < 5000 {
				t.Errorf("only %d links were followed", followed)
			}
			c.wrongAddresses(s, files["404.html"], rules)
		})
	}
}

// wrongAddresses asks for what is not there, at any depth.
func (c *crawler) wrongAddresses(s spot, page string, rules headerSet) {
	c.t.Helper()
	for _, wrong := range []string{"nowhere.html", "guides/deep/nowhere.html", "assets/nowhere.00000000.js"} {
		r := c.get(s.base + wrong)
		if s.wrong != 0 && r.status != s.wrong {
			c.t.Errorf("%s: status %d, want %d", wrong, r.status, s.wrong)
		}
		if s.own && r.body != page {
			c.t.Errorf("%s shows %q, want the handbook's own page", wrong, r.body[:min(len(r.body), 80)])
		}
		if s.headers {
			wantHeaders(c.t, wrong, r.header, rules.of("/404.html"))
		}
	}
}

// headerSet is what _headers asks for: rules for paths, in their order.
type headerSet []headerRule

type headerRule struct{ path, name, value string }

func headerRules(t *testing.T, text string) headerSet {
	t.Helper()
	var rules headerSet
	path := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case strings.HasPrefix(line, "/"):
			path = line
		case ok:
			rules = append(rules, headerRule{path, name, value})
		}
	}
	if len(rules) < 10 {
		t.Fatalf("_headers has %d rules", len(rules))
	}
	return rules
}

// of returns the headers for a path.
func (s headerSet) of(path string) map[string]string {
	want := map[string]string{}
	for _, r := range s {
		if folder, ok := strings.CutSuffix(r.path, "*"); r.path == path || ok && strings.HasPrefix(path, folder) {
			want[r.name] = r.value
		}
	}
	return want
}

func wantHeaders(t *testing.T, name string, got http.Header, want map[string]string) {
	t.Helper()
	for key, value := range want {
		if all := got.Values(key); fmt.Sprint(all) != fmt.Sprint([]string{value}) {
			t.Errorf("%s: %s is %q, want %q", name, key, all, value)
		}
	}
}

// TestHeadersNameEveryPage: no page, script or picture is without a rule that
// says how long browsers may keep it.
func TestHeadersNameEveryPage(t *testing.T) {
	files := readFiles(t, handbook(t))
	rules := headerRules(t, files["_headers"])
	for file := range files {
		if ext := path.Ext(file); ext != ".html" && ext != ".js" && ext != ".css" && ext != ".png" && ext != ".svg" {
			continue
		}
		want := "no-cache"
		if strings.HasPrefix(file, "assets/") {
			want = "public, max-age=31536000, immutable"
		}
		if got := rules.of("/" + file)["Cache-Control"]; got != want {
			t.Errorf("%s: Cache-Control %q, want %q", file, got, want)
		}
	}
}
