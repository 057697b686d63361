"""Plan folders (计划文件夹): a programme as plain files for version control."""

from gangmu.files.plan_folders.folders import (
    FolderWithFaultsError,
    PlanFolder,
    check_folder,
    read_folder,
    write_folder,
)

__all__ = ["FolderWithFaultsError", "PlanFolder", "check_folder", "read_folder", "write_folder"]
