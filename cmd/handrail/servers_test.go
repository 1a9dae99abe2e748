//go:build !race

package main

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// hosting is the document whose settings these tests run.
const hosting = "../../.github/HOSTING.md"

var settingsBlock = regexp.MustCompile("(?ms)^```(nginx|caddy|sh) (shared|top|path)\n(.*?)^```$")

// settings returns what the document says for a server, as it stands there:
// what is shared, for the top of a host, or for a path of it.
func settings(t *testing.T, server, part string) string {
	t.Helper()
	doc, err := os.ReadFile(hosting)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range settingsBlock.FindAllStringSubmatch(string(doc), -1) {
		if m[1] == server && m[2] == part {
			return m[3]
		}
	}
	t.Fatalf("%s has no block %q %q", hosting, server, part)
	return ""
}

// filledIn puts in the three words that the document leaves open.
func filledIn(text, folder, address, path string) string {
	return strings.NewReplacer("FOLDER", folder, "ADDRESS", address, "PATH", strings.Trim(path, "/")).Replace(text)
}

// program finds a server; Debian puts some where only root looks.
func program(t *testing.T, name string) string {
	t.Helper()
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	path, err := exec.LookPath(filepath.Join("/usr/sbin", name))
	if err != nil {
		t.Fatalf("no %s here: .ci/servers installs it", name)
	}
	return path
}

// started is a server that runs as a child of the test.
type started struct {
	origin string // http://127.0.0.1:PORT
	stop   func() // ends it; it is also ended with the test
}

// startServer starts what command makes for an address, and waits until it
// answers below path, with its name. A port that somebody else took meanwhile is
// given up for another.
func startServer(t *testing.T, name, path string, command func(address string) *exec.Cmd) started {
	t.Helper()
	var said string
	for range 5 {
		free, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		address := free.Addr().String()
		free.Close()
		cmd := command(address)
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() { cmd.Wait(); close(ended) }()
		stop := sync.OnceFunc(func() { cmd.Process.Kill(); <-ended })
		t.Cleanup(stop)
		if comesUp(t, name, "http://"+address+path, ended) {
			return started{origin: "http://" + address, stop: stop}
		}
		said = out.String()
	}
	t.Fatalf("%s does not start: %s", name, said)
	return started{}
}

// comesUp waits until the server of that name answers at an address, or has
// ended, and tells whether it answers.
func comesUp(t *testing.T, name, address string, ended <-chan struct{}) (up bool) {
	t.Helper()
	await(t, name+" at "+address, func() bool {
		select {
		case <-ended:
			return true
		default:
		}
		resp, err := http.Get(address)
		if err == nil {
			resp.Body.Close()
			up = strings.Contains(strings.ToLower(resp.Header.Get("Server")), name)
		}
		return up
	})
	return up
}

// startNginx runs nginx with the settings for http{}, in which ADDRESS is
// still open.
func startNginx(t *testing.T, http string) started {
	t.Helper()
	nginx, dir := program(t, "nginx"), t.TempDir()
	const around = `daemon off;
master_process off;
error_log stderr;
pid %[1]s/pid;
events {}
http {
include /etc/nginx/mime.types;
access_log off;
client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fastcgi; uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
%[2]s}
`
	return startServer(t, "nginx", "/", func(address string) *exec.Cmd {
		file := filepath.Join(dir, "nginx.conf")
		save(t, file, fmt.Sprintf(around, dir, filledIn(http, "", address, "")))
		return exec.Command(nginx, "-p", dir, "-e", "stderr", "-c", file)
	})
}

// nginxTop serves a folder at the top of an nginx.
func nginxTop(t *testing.T, dir string) started {
	t.Helper()
	return startNginx(t, settings(t, "nginx", "shared")+filledIn(settings(t, "nginx", "top"), dir, "ADDRESS", ""))
}

// nginxPaths serves folders in folders of one nginx.
func nginxPaths(t *testing.T, folders map[string]string) started {
	t.Helper()
	var b strings.Builder
	b.WriteString(settings(t, "nginx", "shared") + "server {\nlisten ADDRESS;\n")
	for path, dir := range folders {
		b.WriteString(filledIn(settings(t, "nginx", "path"), dir, "ADDRESS", path))
	}
	return startNginx(t, b.String()+"}\n")
}

// startCaddy serves a folder with Caddy; path is "/" for the top.
func startCaddy(t *testing.T, dir, path string) started {
	t.Helper()
	caddy, home := program(t, "caddy"), t.TempDir()
	text := settings(t, "caddy", partFor(path))
	return startServer(t, "caddy", path, func(address string) *exec.Cmd {
		file := filepath.Join(home, "Caddyfile")
		save(t, file, "{\n\tadmin off\n}\n"+filledIn(text, dir, "http://"+address, path))
		cmd := exec.Command(caddy, "run", "--config", file, "--adapter", "caddyfile")
		cmd.Env = append(os.Environ(), "HOME="+home, "XDG_DATA_HOME="+home, "XDG_CONFIG_HOME="+home)
		return cmd
	})
}

// startRclone serves a folder with rclone; path is "/" for the top.
func startRclone(t *testing.T, dir, path string) started {
	t.Helper()
	rclone, home := program(t, "rclone"), t.TempDir()
	words := strings.Fields(settings(t, "sh", partFor(path)))
	if words[0] != "rclone" {
		t.Fatalf("%s: the command is %q", hosting, words)
	}
	return startServer(t, "rclone", path, func(address string) *exec.Cmd {
		args := make([]string, 0, len(words))
		for _, w := range words[1:] {
			args = append(args, filledIn(w, dir, address, path))
		}
		cmd := exec.Command(rclone, args...)
		cmd.Env = append(os.Environ(), "HOME="+home, "RCLONE_CONFIG="+filepath.Join(home, "none"))
		return cmd
	})
}

func partFor(path string) string {
	if path == "/" {
		return "top"
	}
	return "path"
}
