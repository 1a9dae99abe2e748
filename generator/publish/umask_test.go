//go:build unix

package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A strict umask does not hide the site from a web server.
func TestModes(t *testing.T) {
	for _, mask := range []int{0o077, 0o777, 0} {
		top := t.TempDir()
		dir := filepath.Join(top, "new", "public")
		old := syscall.Umask(mask)
		_, err := Write(t.Context(), dir, artifacts(small), Options{})
		syscall.Umask(old)
		must(t, err)
		err = filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			if err != nil || path == top {
				return err
			}
			info, err := os.Lstat(path)
			if err != nil {
				return err
			}
			want := fs.FileMode(0o644)
			if d.IsDir() {
				want = 0o755
			}
			if got := info.Mode().Perm(); got != want {
				t.Errorf("umask %o: %s has mode %o, want %o", mask, path, got, want)
			}
			return nil
		})
		must(t, err)
	}
}

// A folder that a group shares keeps its group.
func TestSharedGroupFolder(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o755|fs.ModeSetgid))
	before, err := os.Stat(dir)
	must(t, err)
	old := syscall.Umask(0o077)
	_, err = Write(t.Context(), dir, artifacts(small), Options{})
	syscall.Umask(old)
	must(t, err)
	info, err := os.Stat(filepath.Join(dir, "guides"))
	must(t, err)
	if info.Mode()&fs.ModeSetgid != before.Mode()&fs.ModeSetgid {
		t.Errorf("mode %v, want the group bit of %v", info.Mode(), before.Mode())
	}
}
