"""The matrix (任务矩阵): clause × year × unit, with its holes."""
