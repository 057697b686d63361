"""A small plan folder of a city that does not exist, and what a test changes in it."""

from pathlib import Path

OUTLINE = "云川市便民行动纲要\n\n一、主要目标\n\n到2025年，经济总量突破1000亿元。居民收入与经济增长同步。\n"

FILES = {
    "plan.yaml": (
        "format: 1\ncode: YC2025\ntitle: 云川市便民行动纲要\nplace: yunchuan\nissued: 2022-01-10\n"
        "language: zh\nscript: hans\ntime_zone: Asia/Shanghai\nperiod: 2022/2025\n"
        "notice: 据公开资料编写，并非该市发布。\n"
    ),
    "outline.txt": OUTLINE,
    "clauses.csv": "code,start,end,ending,opening\nC1,19,39,mapped,到2025年\nC2,39,51,mapped,居民收入\n",
    "targets.csv": (
        "code,clause,start,end,words,kind,indicator,comparison,basis,value,unit,reference,due\n"
        "T1,C1,26,38,经济总量突破1000亿元,target,gdp,exceed,level,1000,亿元,,2025\n"
        "T2,C2,39,50,居民收入与经济增长同步,target,income_growth,keep_pace,growth,,%,gdp_growth,2025\n"
    ),
    "meanings.csv": (
        "code,target,role,place,indicator,breakdown,decided_by,decided_on,reason\n"
        "D1,T1,,yunchuan,gdp,,P1,2022-02-01,按地区生产总值理解\n"
        "D2,T2,,yunchuan,income_growth,urban,P1,2022-02-01,\n"
        "D3,T2,,yunchuan,income_growth,rural,P1,2022-02-01,\n"
        "D4,T2,reference,yunchuan,gdp_growth,,P1,2022-02-01,\n"
    ),
    "indicators.csv": (
        "code,name,unit,kind,aliases\n"
        "gdp,地区生产总值,亿元,level,经济总量\n"
        "gdp_growth,地区生产总值增速,%,growth,\n"
        "income_growth,居民收入增速,%,growth,\n"
    ),
    "observations.csv": (
        "place,indicator,breakdown,period,vintage,value,unit,status,source_title,grade\n"
        "yunchuan,gdp,,2021,,700,亿元,final,云川统计年鉴,B\n"
        "yunchuan,gdp,,2024,,880,亿元,final,云川统计年鉴,B\n"
        "yunchuan,gdp,,2025,2026-02-20,905,亿元,preliminary,云川市统计公报,C\n"
        "yunchuan,gdp_growth,,2025,,2,%,,云川市统计公报,C\n"
        "yunchuan,income_growth,rural,2025,,5.5,%,,云川市统计公报,C\n"
        "yunchuan,income_growth,urban,2025,,3.9,%,,云川市统计公报,C\n"
    ),
    "units.csv": "code,name,short_name,order\nU1,云川市统计局,市统计局,1\n",
    "posts.csv": "code,title,unit,role,order\nP1,市统计局综合科科长,U1,office_clerk,1\n",
    "places.csv": "code,name\nyunchuan,云川市\n",
}


def a_folder(path: Path, **changed: str | bytes | None) -> Path:
    """Write the folder; `targets_csv="…"` puts other words into targets.csv, None leaves the file out."""
    path.mkdir(parents=True, exist_ok=True)
    files: dict[str, str | bytes | None] = {**FILES}
    files |= {_name(each): content for each, content in changed.items()}
    for name, content in files.items():
        if content is not None:
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            (path / name).write_bytes(data)
    return path


def _name(key: str) -> str:
    stem, _, ending = key.rpartition("_")
    return f"{stem}.{ending}"
