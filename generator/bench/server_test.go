//go:build linux

package bench

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// within is when a benchmark gives up waiting for a server.
const within = time.Minute

// server is the command at work, in a process of its own.
type server struct {
	base     string
	process  int
	ready    time.Duration // from its start until its first answer
	client   *http.Client  // keeps one connection, as a browser does
	messages chan time.Time
}

var addressLine = regexp.MustCompile(`http://localhost:(\d+)/`)

// start serves a handbook until the end of the benchmark.
func start(b *testing.B, tool, dir string) *server {
	cmd := exec.Command(tool, "serve", "--port", "0", dir)
	said, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	var faults bytes.Buffer
	cmd.Stderr = &faults
	began := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	ended := make(chan struct{})
	b.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt)
		<-ended
		cmd.Wait() // its status says that it was interrupted
	})
	port := make(chan string, 1)
	go func() {
		defer close(ended)
		for lines := bufio.NewScanner(said); lines.Scan(); {
			if m := addressLine.FindStringSubmatch(lines.Text()); m != nil {
				port <- m[1]
			}
		}
	}()
	s := &server{process: cmd.Process.Pid, client: &http.Client{Timeout: within, Transport: &http.Transport{}}, messages: make(chan time.Time, 1000)}
	select {
	case p := <-port:
		s.base = "http://127.0.0.1:" + p + "/"
	case <-ended:
		b.Fatalf("the server ended:\n%s", &faults)
	case <-time.After(within):
		b.Fatal("the server does not get ready")
	}
	s.get(b, "index.html")
	s.ready = time.Since(began)
	s.listen(b)
	return s
}

// listen notes when the server tells open pages of a build.
func (s *server) listen(b *testing.B) {
	resp, err := (&http.Transport{}).RoundTrip(s.request(b, "_handrail/events"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { resp.Body.Close() })
	go func() {
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "data: ") {
				s.messages <- time.Now()
			}
		}
	}()
	<-s.messages // how things stand at the beginning
}

// calm waits until the server has nothing more to do of its own.
func (s *server) calm(b *testing.B) {
	for used := -1.0; used != s.used(b); time.Sleep(pause) {
		used = s.used(b)
	}
}

// see saves, asks for the page until it holds mark, and returns after how many
// milliseconds the new text and the message were there.
func (s *server) see(b *testing.B, mark string, save func()) (text, message float64) {
	for len(s.messages) > 0 {
		<-s.messages // of the save before
	}
	began := time.Now()
	save()
	for !bytes.Contains(s.get(b, saved+".html"), []byte(mark)) {
		if time.Since(began) > within {
			b.Fatalf("%s never shows", mark)
		}
		time.Sleep(time.Millisecond) // to ask without a break would take a core from the build
	}
	text = milliseconds(time.Since(began))
	return text, milliseconds(s.message(b).Sub(began))
}

// told saves, and waits for the message alone.
func (s *server) told(b *testing.B, save func()) {
	for len(s.messages) > 0 {
		<-s.messages
	}
	save()
	s.message(b)
}

func (s *server) message(b *testing.B) time.Time {
	select {
	case at := <-s.messages:
		return at
	case <-time.After(within):
		b.Fatal("no message tells of the save")
		return time.Time{}
	}
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// get asks for a file, which must be there.
func (s *server) get(b *testing.B, name string) []byte {
	resp, err := s.client.Do(s.request(b, name))
	if err != nil {
		b.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		b.Fatalf("%s: status %d, %v", name, resp.StatusCode, err)
	}
	return data
}

func (s *server) request(b *testing.B, name string) *http.Request {
	req, err := http.NewRequestWithContext(b.Context(), http.MethodGet, s.base+name, nil)
	if err != nil {
		b.Fatal(err)
	}
	return req
}

// memory is the most that the server has held so far, in MiB.
func (s *server) memory(b *testing.B) float64 {
	_, after, _ := strings.Cut(s.system(b, "status"), "VmHWM:")
	return number(b, strings.Fields(after)[0]) / (1 << 10)
}

// used is how many seconds of CPU time the server has taken so far.
func (s *server) used(b *testing.B) float64 {
	const tick = 100 // a second, on every architecture that Go knows
	_, after, _ := strings.Cut(s.system(b, "stat"), ") ")
	fields := strings.Fields(after)
	return (number(b, fields[11]) + number(b, fields[12])) / tick
}

// system is what the kernel says of the process.
func (s *server) system(b *testing.B, file string) string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", s.process, file))
	if err != nil {
		b.Fatal(err)
	}
	return string(data)
}

func number(b *testing.B, text string) float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		b.Fatal(err)
	}
	return n
}
