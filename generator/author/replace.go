package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// replace makes the file p hold data, all of it or, when the disk fails or the
// program is stopped, none: the old file stays until the new one is whole and
// on the disk. Its permissions stay.
func replace(root *os.Root, p string, data []byte) error {
	info, err := root.Lstat(p)
	if err != nil {
		return fmt.Errorf("write %s: %w", p, err)
	}
	if !info.Mode().IsRegular() {
		return Mistake{p + " is a link, not a file", "copy the file here instead"}
	}
	tmp := path.Join(path.Dir(p), "."+path.Base(p)+".new") // the loader passes over names with a dot
	if err := root.Remove(tmp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("write %s: %w", p, err)
	}
	err = writeWhole(root, tmp, data, info.Mode().Perm())
	if err == nil {
		err = root.Rename(tmp, p)
	}
	if err != nil {
		root.Remove(tmp)
		return fmt.Errorf("write %s: %w", p, err)
	}
	return nil
}

func writeWhole(root *os.Root, p string, data []byte, mode fs.FileMode) error {
	f, err := root.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	f.Chmod(mode) // FAT has no modes, so an error is no matter
	if err == nil {
		if err = f.Sync(); errors.Is(err, errors.ErrUnsupported) {
			err = nil
		}
	}
	return errors.Join(err, f.Close())
}
