FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 UP_VAR=/var/lib/up PATH=/opt/up/bin:$PATH
RUN useradd --system --create-home --home-dir /var/lib/up up && python -m venv /opt/up
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md ./
COPY up up
RUN SECRET_KEY=build python -m up messages --compile \
 && SECRET_KEY=build python -m up collectstatic --noinput -v0 \
 && chown -R up: /var/lib/up
USER up
EXPOSE 8000
HEALTHCHECK CMD python -c "import urllib.request as r; r.urlopen(r.Request('http://127.0.0.1:8000/health/', headers={'Host': 'localhost'}))"
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "--no-ws", "up.wsgi:application"]
